import type { RunCards } from '../ports/run-cards.ts'
import type { PrismaClient } from './generated/client.ts'

/** The cards of runs, in the store's database. */
export function storedRunCards(prisma: () => Promise<PrismaClient>): RunCards {
  return {
    async of(runIds) {
      if (runIds.length === 0) return new Map()
      const db = await prisma()
      const rows = await db.runCard.findMany({ where: { runId: { in: [...runIds] } } })
      return new Map(rows.map((row) => [row.runId, row]))
    },

    async mayAwaitApproval({ workspaceId, form, limit }) {
      const db = await prisma()
      // Prisma compares no two columns of two tables. No card is read for it.
      const rows = await db.$queryRaw<{ runId: string }[]>`
        SELECT run.id AS "runId" FROM meeting
        JOIN run ON run.id = meeting.adopted_run_id
        LEFT JOIN run_card AS card ON card.run_id = run.id
        WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND run.ended_at IS NOT NULL
          AND (card.run_id IS NULL OR card.seq <> run.head_seq OR card.form <> ${form} OR card.awaits_approval)
        ORDER BY run.ended_at DESC, run.id DESC LIMIT ${limit}`
      return rows.map(({ runId }) => runId)
    },

    async keep(cards) {
      if (cards.length === 0) return
      const db = await prisma()
      await db.$transaction(
        cards.map(({ runId, ...card }) =>
          db.runCard.upsert({ where: { runId }, create: { runId, ...card }, update: card }),
        ),
      )
    },
  }
}
