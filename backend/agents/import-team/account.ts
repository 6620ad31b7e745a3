/** A thing of the file that the council has, and as what. */
export type Carried = { pointer: string; what: string; as: string }

/** A thing of the file that the council has not, where it stands there and why. */
export type Lost = { pointer: string; what: string; why: string }

/** What became of everything in a file. */
export type Account = { carried: Carried[]; lost: Lost[] }

export const carry = (account: Account, pointer: string, what: string, as: string): void =>
  void account.carried.push({ pointer, what, as })

export const lose = (account: Account, pointer: string, what: string, why: string): void =>
  void account.lost.push({ pointer, what, why })
