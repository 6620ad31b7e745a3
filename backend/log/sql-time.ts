// Prisma writes a time as text with "+00:00". Texts of two forms would sort wrongly, so what is written past Prisma
// takes the same form.

export function sqlFromIso(iso: string): string {
  return iso.replace('Z', '+00:00')
}

export function isoFromSql(sql: string): string {
  return sql.replace('+00:00', 'Z')
}
