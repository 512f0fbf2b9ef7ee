import CMalloc

/// Gives memory that was freed back to the system.
///
/// The C library keeps what it gets back for the next request, in each thread's own heap and with gaps: after a stage
/// with large windows that is up to what its windows took together, and the next stage comes on top. Cost: one pass over
/// the free blocks, some milliseconds.
public func releaseFreeMemory() { cmallocTrim() }

/// Lets the threads share their heaps: what one has freed another takes again, instead of a gap in each.
///
/// - Parameter threads: Worker threads. Each has a heap to itself but one, which the calling thread shares.
public func shareHeaps(among threads: Int) { cmallocLimitHeaps(Int32(clamping: max(2, threads))) }
