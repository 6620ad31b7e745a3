import { ChartFrame, type FrameProps } from './ChartFrame.tsx'
import { minuteTicks } from './scale.ts'
import { useWidth } from './use-width.ts'

/** A council: its day and how long it took, in seconds. */
export type Dot = { label: string; seconds: number }
type Rule = { seconds: number; label: string; isTarget?: boolean }
type Props = FrameProps & {
  of: string
  value: string
  dots: readonly Dot[]
  say: (seconds: number) => string
  rules: readonly Rule[]
}

const HEIGHT = 190
const [LEFT, TOP, BOTTOM] = [44, 20, 22]

/** One dot a council, oldest at the left, with lines to compare it with. */
export function Dots({ of, value, dots, say, rules, ...frame }: Props) {
  const { box, width } = useWidth()
  const highest = Math.max(...dots.map(({ seconds }) => seconds), ...rules.map(({ seconds }) => seconds), 60)
  const steps = minuteTicks(highest)
  const end = steps.at(-1) ?? 60
  const y = (seconds: number) => TOP + (1 - seconds / end) * (HEIGHT - TOP - BOTTOM)
  const each = Math.max(0, width - LEFT - 8) / Math.max(1, dots.length)
  const table = { columns: [of, value], rows: dots.map((dot) => [dot.label, say(dot.seconds)]) }
  return (
    <ChartFrame {...frame} table={table} isTime>
      <div ref={box}>
        {dots.length > 0 && (
          <svg width={width} height={HEIGHT} className="block max-w-full text-[0.79rem]">
            {steps.map((step) => (
              <g key={step}>
                <line x1={LEFT} x2={width} y1={y(step)} y2={y(step)} className="stroke-line" />
                <text x={LEFT - 5} y={y(step) + 4} textAnchor="end" className="fill-soft">
                  {say(step)}
                </text>
              </g>
            ))}
            {dots.map((dot, at) => (
              <circle
                key={at}
                cx={LEFT + (at + 0.5) * each}
                cy={y(dot.seconds)}
                r={4.5}
                className="fill-accent stroke-sheet forced-colors:fill-[CanvasText]"
              >
                <title>{`${dot.label}: ${say(dot.seconds)}`}</title>
              </circle>
            ))}
            {apart(rules, y).map(({ rule, at }) => (
              <g key={rule.label}>
                <line
                  x1={LEFT}
                  x2={width}
                  y1={y(rule.seconds)}
                  y2={y(rule.seconds)}
                  strokeWidth={rule.isTarget === true ? 2 : 1.5}
                  strokeDasharray={rule.isTarget === true ? '6 4' : '1 3'}
                  className="stroke-ink forced-colors:stroke-[Highlight]"
                />
                <text
                  x={width - 4}
                  y={at}
                  textAnchor="end"
                  className="fill-ink stroke-sheet [paint-order:stroke] [stroke-width:3]"
                >
                  {rule.label}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
    </ChartFrame>
  )
}

/** Where the words of each line stand, so that none lie on each other: from the top down, a line of text apart. */
function apart(rules: readonly Rule[], y: (seconds: number) => number): { rule: Rule; at: number }[] {
  let last = -Infinity
  return rules
    .toSorted((a, b) => b.seconds - a.seconds)
    .map((rule) => {
      last = Math.max(y(rule.seconds) - 4, last + 13, 12)
      return { rule, at: last }
    })
}
