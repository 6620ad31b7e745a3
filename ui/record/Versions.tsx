import { Suspense, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { words } from '../words/words.ts'
import { later } from '../lib/later.ts'

const VersionsList = later(() => import('./VersionsList.tsx'))

/** Its button, which stays when others of the card go. */
export const VERSIONS = 'versions'

/** Opens what became of each document: who changed what, and who approved it. */
export function Versions() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button id={VERSIONS} onClick={() => setIsOpen(true)}>
        {words.approveWords.versions}
      </Button>
      <Dialog place="side" open={isOpen} onOpenChange={setIsOpen} title={words.versionWords.title}>
        <Suspense fallback={<p className="px-5 py-4 text-soft">{words.versionWords.loading}</p>}>
          <VersionsList />
        </Suspense>
      </Dialog>
    </>
  )
}
