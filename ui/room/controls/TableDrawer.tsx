import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Icon } from '../../components/Icon.tsx'
import { TablePanel } from '../../table/TablePanel.tsx'
import { words } from '../../words/words.ts'

/** Where the table has no column of its own, it opens from the stage bar. */
export function TableDrawer() {
  const [isOpen, open] = useState(false)
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" className="max-md:hidden" onClick={() => open(true)}>
        <Icon name="people" />
        {words.controls.table}
      </Button>
      <Dialog open={isOpen} onOpenChange={open} title={words.controls.table} place="start">
        <div className="overflow-y-auto p-4">
          <TablePanel />
        </div>
      </Dialog>
    </>
  )
}
