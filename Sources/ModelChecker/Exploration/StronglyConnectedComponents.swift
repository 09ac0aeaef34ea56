/// Tarjan's strongly connected components of a graph whose nodes are numbers.
struct StronglyConnectedComponents {
  /// The number of each node's component; -1 for nodes that no root reaches.
  private(set) var number: [Int]
  private(set) var count = 0

  init(count nodeCount: Int, roots: [Int], _ successors: (Int) -> [Int]) {
    number = Array(repeating: -1, count: nodeCount)
    var order = Array(repeating: -1, count: nodeCount)
    var lowest = order
    var visited = 0
    var stack: [Int] = []
    // The recursion's own stack, as a value: a node, its successors, and how many were followed.
    var calls: [(node: Int, next: [Int], followed: Int)] = []
    for root in roots where order[root] < 0 {
      calls.append((root, successors(root), 0))
      while let call = calls.last {
        let node = call.node
        if order[node] < 0 {
          order[node] = visited
          lowest[node] = visited
          visited += 1
          stack.append(node)
        }
        if call.followed < call.next.count {
          let next = call.next[call.followed]
          calls[calls.count - 1].followed += 1
          if order[next] < 0 {
            calls.append((next, successors(next), 0))
          } else if number[next] < 0 {
            lowest[node] = min(lowest[node], order[next])
          }
          continue
        }
        calls.removeLast()
        if let caller = calls.last?.node { lowest[caller] = min(lowest[caller], lowest[node]) }
        guard lowest[node] == order[node] else { continue }
        while let member = stack.popLast() {
          number[member] = count
          if member == node { break }
        }
        count += 1
      }
    }
  }
}
