/** Marks a line that no source says, so that a reader can be led to it. */
export const unsupportedMark = (support: string | undefined): object =>
  support === 'unsupported' ? { 'data-unsupported': '', tabIndex: -1 } : {}

/** The first such line that is in view on the page. */
export const firstUnsupported = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('[data-unsupported]')].find(
    (line) => line.offsetParent !== null,
  ) ?? null
