/** How the parts of a bar are told apart: by pattern first, so that a grey print tells them too. */
export const FILLS = 4

/** The fill of the part with this place in its series. */
export const fillOf = (id: string, part: number): string => `url(#${id}-${part % FILLS})`

/** The patterns of a chart; each chart has its own, named by its id. */
export function Patterns({ id }: { id: string }) {
  const size = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const
  return (
    <defs>
      <pattern id={`${id}-0`} {...size}>
        <rect width="8" height="8" className="fill-accent forced-colors:fill-[CanvasText]" />
      </pattern>
      <pattern id={`${id}-1`} {...size} patternTransform="rotate(45)">
        <rect width="8" height="8" className="fill-sheet forced-colors:fill-[Canvas]" />
        <rect width="4" height="8" className="fill-accent forced-colors:fill-[CanvasText]" />
      </pattern>
      <pattern id={`${id}-2`} {...size}>
        <rect width="8" height="8" className="fill-sheet forced-colors:fill-[Canvas]" />
        <circle cx="4" cy="4" r="1.4" className="fill-ink forced-colors:fill-[CanvasText]" />
      </pattern>
      <pattern id={`${id}-3`} {...size} patternTransform="rotate(-45)">
        <rect width="8" height="8" className="fill-sheet forced-colors:fill-[Canvas]" />
        <rect width="1.5" height="8" className="fill-ink forced-colors:fill-[CanvasText]" />
      </pattern>
    </defs>
  )
}

/** What each pattern stands for. */
export function Legend({ id, names }: { id: string; names: readonly string[] }) {
  if (names.length < 2) return null
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.86rem] text-soft">
      {names.map((name, part) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg width="16" height="12" aria-hidden="true">
            <rect width="16" height="12" fill={fillOf(id, part)} className="stroke-edge" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
