import type { Settings, UsualBudgets } from '../ports/settings.ts'
import type { PrismaClient } from './generated/client.ts'

/** Settings in the store's database, and at hand: who asks is named by them on every request. */
export function storedSettings(prisma: () => Promise<PrismaClient>): Settings {
  const known = new Map<string, Promise<Row>>()
  const row = (workspaceId: string, name: string): Promise<Row> => {
    const key = JSON.stringify([workspaceId, name])
    const found = known.get(key) ?? read(prisma, workspaceId, name)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }
  const writes = new Map<string, Promise<void>>()
  /** One after the other: two that change different fields must not undo each other. */
  const write = (workspaceId: string, name: string, change: Row | undefined, now: number): Promise<void> => {
    if (change === undefined) return Promise.resolve()
    const key = JSON.stringify([workspaceId, name])
    const before = writes.get(key) ?? Promise.resolve()
    const mine = before.then(() => writeNow(workspaceId, name, change, now))
    const settled = mine.catch(() => undefined)
    writes.set(key, settled)
    void settled.then(() => writes.get(key) === settled && writes.delete(key))
    return mine
  }
  const writeNow = async (workspaceId: string, name: string, change: Row, now: number) => {
    const body = JSON.stringify({ ...(await read(prisma, workspaceId, name)), ...change })
    const db = await prisma()
    const kept = { body, updatedAt: new Date(now) }
    await db.setting.upsert({
      where: { workspaceId_name: { workspaceId, name } },
      create: { workspaceId, name, ...kept },
      update: kept,
    })
    known.delete(JSON.stringify([workspaceId, name]))
  }

  const settings: Settings = {
    async get({ workspaceId, personId }) {
      const [budgets, profile] = await Promise.all([
        row(workspaceId, BUDGETS),
        row(workspaceId, profileOf(personId)),
      ])
      return { budgets: budgetsIn(budgets), profile: { name: text(profile.name) } }
    },

    async change({ workspaceId, personId }, { budgets, profile }, now) {
      await write(workspaceId, BUDGETS, budgets, now)
      await write(workspaceId, profileOf(personId), profile && { name: profile.name?.trim() ?? null }, now)
      return settings.get({ workspaceId, personId })
    },

    async budget(workspaceId) {
      const { maxUsd, maxTokens, maxMinutes, maxTurns } = budgetsIn(await row(workspaceId, BUDGETS))
      return {
        ...(maxUsd === null ? {} : { maxCostUsd: maxUsd }),
        ...(maxTokens === null ? {} : { maxTokens }),
        ...(maxMinutes === null ? {} : { maxMinutes }),
        ...(maxTurns === null ? {} : { maxTurns }),
      }
    },
  }
  return settings
}

type Row = Record<string, unknown>

const BUDGETS = 'budgets'
const profileOf = (personId: string): string => `profile:${personId}`

async function read(prisma: () => Promise<PrismaClient>, workspaceId: string, name: string): Promise<Row> {
  const db = await prisma()
  const found = await db.setting.findUnique({ where: { workspaceId_name: { workspaceId, name } } })
  const body: unknown = found === null ? null : JSON.parse(found.body)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

const budgetsIn = (row: Row): UsualBudgets => ({
  maxUsd: number(row.maxUsd),
  maxTokens: number(row.maxTokens),
  maxMinutes: number(row.maxMinutes),
  maxTurns: number(row.maxTurns),
})

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
