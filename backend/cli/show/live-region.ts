import { firstColumns, widthOf } from './wrap.ts'

type Out = Pick<NodeJS.WriteStream, 'write' | 'columns'>

// oxlint-disable-next-line no-control-regex -- our own colours, which take no column
const COLOURS = /\u001B\[[0-9;]*m/g

/** Lines at the end of a terminal that are drawn again in place, below those that stay. */
export class LiveRegion {
  readonly #out: Out
  #drawn: string[] = []

  constructor(out: Out) {
    this.#out = out
  }

  /** Writes lines that stay, above the ones that change. */
  print(lines: readonly string[], live: readonly string[]): void {
    this.#draw(lines.map((line) => `${line}\n`).join(''), live)
  }

  /** Draws the changing lines anew. */
  show(live: readonly string[]): void {
    const fitting = live.map((line) => this.#fitting(line))
    if (fitting.join('\n') !== this.#drawn.join('\n')) this.#draw('', live)
  }

  clear(): void {
    this.#draw('', [])
  }

  // One write, or the terminal shows what is between two.
  #draw(stays: string, live: readonly string[]): void {
    const erase = this.#eraser()
    this.#drawn = live.map((line) => this.#fitting(line))
    this.#out.write(`${erase}${stays}${this.#drawn.join('\n')}`)
  }

  /** Back to where the region begins, however many rows it takes now: the window may have been resized. */
  #eraser(): string {
    if (this.#drawn.length === 0) return ''
    const columns = this.#columns()
    const rows = this.#drawn.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(widthOf(line.replaceAll(COLOURS, '')) / columns)),
      0,
    )
    return `\r${rows > 1 ? `\u001B[${rows - 1}A` : ''}\u001B[0J`
  }

  // A line that wraps would leave a row behind; one with colours is laid out to fit by whoever made it.
  #fitting(line: string): string {
    const most = this.#columns() - 1
    return widthOf(line.replaceAll(COLOURS, '')) <= most
      ? line
      : firstColumns(line.replaceAll(COLOURS, ''), most)
  }

  #columns(): number {
    return Math.max(20, this.#out.columns || 80)
  }
}
