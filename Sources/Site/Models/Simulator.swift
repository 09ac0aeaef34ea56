/// `simulator.mustache`: the page where a reader tries a case.
struct SimulatorPage: ShellModel {
  let shell: Layout
  let systems: [Choice]
  let attributes: [Choice]

  static let fields = withShell([
    "systems": .list { $0.systems }, "attributes": .list { $0.attributes },
  ])
}
