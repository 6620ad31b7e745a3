/**
 * A place that may be reached although it is private, or by a port or scheme that is not the usual one: a name or an
 * address with a port (null: every port), or a range of addresses. Read from `XIO_OUTBOUND_ALLOW`.
 */
export type AllowedPlace =
  | { kind: 'host'; host: string; port: number | null }
  | { kind: 'range'; base: string; bits: number }
