/** Whether a row with this key is there already. Only Prisma's code is the same on every database. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
