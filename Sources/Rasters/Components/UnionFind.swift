/// Disjoint sets of whole numbers in which the smallest member stands for its set.
struct UnionFind: Sendable {
    private var parent: [Int32] = []

    init(count: Int = 0) { parent = Array(0..<Int32(count)) }

    var count: Int { parent.count }

    /// Makes a new set of one member.
    mutating func add() -> Int32 {
        let member = Int32(parent.count)
        parent.append(member)
        return member
    }

    /// The smallest member of the set.
    mutating func root(of member: Int32) -> Int32 {
        parent.withUnsafeMutableBufferPointer { parent in
            var member = member
            while parent[Int(member)] != member {
                parent[Int(member)] = parent[Int(parent[Int(member)])]
                member = parent[Int(member)]
            }
            return member
        }
    }

    /// Unites two sets and tells the smallest member.
    @discardableResult
    mutating func unite(_ a: Int32, _ b: Int32) -> Int32 {
        let first = root(of: a)
        let second = root(of: b)
        let smaller = min(first, second)
        parent[Int(max(first, second))] = smaller
        return smaller
    }

    /// Numbers the sets 0, 1, ... by their smallest members: the number of every member, and how many sets there are.
    mutating func numbered() -> (number: [Int32], count: Int) {
        var numbers = [Int32](repeating: 0, count: parent.count)
        var count: Int32 = 0
        for member in 0..<Int32(parent.count) {
            let root = root(of: member)
            if root == member {
                numbers[Int(member)] = count
                count += 1
            } else {
                numbers[Int(member)] = numbers[Int(root)]
            }
        }
        return (numbers, Int(count))
    }
}
