const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6l7.5-4.8z',
  stop: 'M4 4h8v8H4z',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  quote: 'M3.5 4h9M3.5 8h9M3.5 12h5',
  message: 'M2.8 3.5h10.4v7H7.4L4.6 13v-2.5H2.8z',
  sun: 'M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8L13 13M3 13l1.2-1.2M11.8 4.2L13 3',
  moon: 'M13.2 9.6A5.8 5.8 0 016.4 2.8a5.6 5.6 0 106.8 6.8z',
  screen: 'M2.5 3.5h11v7.5h-11zM6 13.5h4',
  help: 'M5.9 6a2.1 2.1 0 114 .9c-.5.9-1.9 1.1-1.9 2.4M8 11.9v.2',
  check: 'M3.5 8.5l3 3 6-7',
  file: 'M4 2h5.5L12 4.5V14H4zM9.3 2v2.8H12',
  download: 'M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 4.8V8l2.2 1.6',
  shield: 'M8 2l5 1.8v3.8c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6V3.8z',
  send: 'M2.5 8L13.5 3l-3 10.5-3-4zM7.5 9.5L13.5 3',
  home: 'M2.5 7.5L8 3l5.5 4.5M4 6.5v6.5h8V6.5',
  rail: 'M2.5 3.5h11v9h-11zM6 3.5v9',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  bell: 'M4 11V7a4 4 0 018 0v4l1 1H3zM6.8 13.8h2.4',
  person: 'M8 8a2.6 2.6 0 100-5.2A2.6 2.6 0 008 8zM3 13.6c.3-2.7 2.2-4 5-4s4.7 1.3 5 4',
  people:
    'M6 8a2.2 2.2 0 100-4.4A2.2 2.2 0 006 8zM2 13c.2-2.4 1.8-3.6 4-3.6s3.8 1.2 4 3.6M10.6 7.8a2 2 0 000-4M11.6 9.6c1.4.4 2.3 1.5 2.4 3.4',
  template: 'M3 2.8h10v10.4H3zM3 6h10M7 6v7.2',
  gear: 'M8 5.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6L5 5M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4',
  search: 'M7 2.8a4.2 4.2 0 100 8.4 4.2 4.2 0 000-8.4zM10.2 10.2l3.3 3.3',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6.5',
  hand: 'M5 8V4.2a1 1 0 012 0V7M7 7V3.2a1 1 0 012 0V7M9 7V4.2a1 1 0 012 0V9.5c0 2.6-1.4 4-3.6 4-1.8 0-2.6-.8-3.6-2.6L2.6 8.6c.6-.7 1.4-.6 2 .2L5 9.4',
  signed: 'M3 2.5h10v11H3zM5.6 8.2l1.8 1.8 3.2-3.8',
  book: 'M8 4.2C6.4 3.2 4.4 2.9 2.5 3.1v9.2c1.9-.2 3.9.1 5.5 1.1 1.6-1 3.6-1.3 5.5-1.1V3.1C11.6 2.9 9.6 3.2 8 4.2zM8 4.2v9.2',
  warn: 'M8 2.5l6 11H2zM8 6.8v3M8 11.7v.1',
} as const

export type IconName = keyof typeof PATHS

/** A small line drawing beside words; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-4 shrink-0 fill-none stroke-current stroke-[1.6] [stroke-linecap:round] [stroke-linejoin:round]"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
