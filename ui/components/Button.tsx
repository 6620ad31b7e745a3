import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

const LOOKS = {
  plain: 'border-edge bg-sheet text-ink hover:bg-sunk',
  main: 'border-accent bg-accent text-on-accent hover:opacity-90',
  danger: 'border-bad bg-sheet text-bad hover:bg-bad-tint',
  quiet: 'border-transparent text-soft hover:bg-sunk hover:text-ink',
} as const

type Props = ComponentProps<'button'> & { look?: keyof typeof LOOKS; small?: boolean }

/** Every button of the panel: one size for fingers, one for the mouse, and disabled is legible. */
export function Button({ look = 'plain', small = false, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        'inline-flex max-w-full shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-150',
        // Where a line of words is longer than a narrow screen it goes on in the next one.
        'max-sm:whitespace-normal',
        'pointer-coarse:min-h-11 pointer-coarse:min-w-11 disabled:border-line disabled:bg-sunk disabled:text-soft disabled:hover:opacity-100',
        'aria-disabled:border-line aria-disabled:bg-sunk aria-disabled:text-soft aria-disabled:hover:opacity-100',
        small ? 'min-h-6 px-2 py-0.5 text-[0.93rem]' : 'min-h-8 px-3 py-1',
        LOOKS[look],
        className,
      )}
    />
  )
}
