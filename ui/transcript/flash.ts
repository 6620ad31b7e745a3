export type Flashing = {
  classList: Pick<DOMTokenList, 'add' | 'remove'>
  offsetWidth: number
  addEventListener(type: 'animationend', work: () => void, options: { once: true }): void
}

/** Marks a row for a moment, anew where it was marked just now. */
export function flash(row: Flashing): void {
  row.classList.remove('flash')
  void row.offsetWidth
  row.classList.add('flash')
  row.addEventListener('animationend', () => row.classList.remove('flash'), { once: true })
}
