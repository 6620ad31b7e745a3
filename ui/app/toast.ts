import { create } from 'zustand'
import { announce } from './announcer.tsx'

/** Something that is done or has come, told for a moment. What it leads to is reached elsewhere as well. */
export type Toast = { id: number; text: string; href: string | null }

const MOST = 3

export const useToasts = create<{ toasts: readonly Toast[]; last: number }>(() => ({ toasts: [], last: 0 }))

/** Tells of something that asks for nothing. */
export function toast(text: string, href: string | null = null): void {
  useToasts.setState(({ toasts, last }) => ({
    toasts: [...toasts, { id: last + 1, text, href }].slice(-MOST),
    last: last + 1,
  }))
  announce(text)
}

export const dismiss = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }))
