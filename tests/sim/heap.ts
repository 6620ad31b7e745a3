export type Task = { at: number; tie: number; run: () => void }

/** What is to happen, the earliest first; of two at the same time the one that was asked for first. */
export class Heap {
  readonly #tasks: Task[] = []
  #ties = 0

  get size(): number {
    return this.#tasks.length
  }

  push(at: number, run: () => void): void {
    const task = { at, tie: this.#ties++, run }
    let i = this.#tasks.push(task) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(task, this.#at(parent))) break
      this.#tasks[i] = this.#at(parent)
      i = parent
    }
    this.#tasks[i] = task
  }

  pop(): Task | undefined {
    const first = this.#tasks[0]
    const last = this.#tasks.pop()
    if (last === undefined || first === undefined || this.#tasks.length === 0) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= this.#tasks.length) break
      if (child + 1 < this.#tasks.length && before(this.#at(child + 1), this.#at(child))) child++
      if (!before(this.#at(child), last)) break
      this.#tasks[i] = this.#at(child)
      i = child
    }
    this.#tasks[i] = last
    return first
  }

  #at(i: number): Task {
    const task = this.#tasks[i]
    if (task === undefined) throw new Error('The heap has lost a task.')
    return task
  }
}

const before = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.tie < b.tie)
