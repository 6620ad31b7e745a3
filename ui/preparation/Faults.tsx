import { useServed } from '../components/Served.tsx'
import { ApiRefusal } from '../lib/api.ts'
import { words } from '../words/words.ts'

/** Why something could not be done, each reason in a line; read out as they come. */
export function Faults({ faults }: { faults: readonly string[] }) {
  const served = useServed()
  return (
    <div role="alert">
      {faults.length > 0 && (
        <ul className="appear grid grid-cols-1 gap-1 rounded-md border border-bad bg-bad-tint px-4 py-2.5 text-bad">
          {faults.map((fault) => (
            <li key={fault}>{served(fault)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What went wrong, in words for whoever asked. */
export function faultsOf(fault: unknown): readonly string[] {
  if (fault instanceof ApiRefusal) return fault.faults.length > 0 ? fault.faults : [fault.message]
  // fetch rejects with a TypeError where nobody answers.
  if (fault instanceof TypeError) return [words.home.unreachable]
  return [fault instanceof Error ? fault.message : String(fault)]
}
