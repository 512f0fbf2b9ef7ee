import CMalloc

/// Gives memory that was freed back to the system.
///
/// The C library keeps what it gets back for the next request, in each thread's own heap and with gaps: after a stage
/// with large windows that is up to what its windows took together, and the next stage comes on top. Cost: one pass over
/// the free blocks, some milliseconds.
public func releaseFreeMemory() { cmallocTrim() }
