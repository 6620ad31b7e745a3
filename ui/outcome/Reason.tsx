/** A reason after the criterion it speaks to; one that begins with its name says it once. */
export function Reason({ claim, criterion }: { claim: string; criterion: string | null }) {
  const head = criterion === null ? '' : `${criterion}: `
  const rest = claim.startsWith(head) ? claim.slice(head.length) : claim
  return (
    <>
      {head !== '' && <span className="font-medium">{head}</span>}
      {rest}
    </>
  )
}
