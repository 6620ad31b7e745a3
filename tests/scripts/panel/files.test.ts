import { expect, it } from 'vitest'
import { panelFiles, type Graph } from '../../../scripts/panel/files.ts'

const IMPORTS: Record<string, { now?: string[]; later?: string[] }> = {
  'main.tsx': { now: ['app/shell.tsx'] },
  'app/shell.tsx': { later: ['home/Home.tsx', 'room/Room.tsx', 'report/Report.tsx', 'words/en/index.ts'] },
  'home/Home.tsx': { now: ['lib/both.ts', 'home/own.ts'] },
  'room/Room.tsx': { now: ['room/own.ts', 'run/fold.ts', 'lib/both.ts'], later: ['room/Late.tsx'] },
  'room/Late.tsx': { now: ['room/own.ts'] },
  'report/Report.tsx': { now: ['run/fold.ts'] },
  'words/en/index.ts': { now: ['words/en/plural.ts', 'words/en/room.ts'] },
  'words/en/pages.ts': { now: ['words/en/plural.ts'] },
}

const graph: Graph = {
  getModuleInfo(id) {
    const { now = [], later = [] } = IMPORTS[id.replace('/ui/', '')] ?? {}
    return {
      importedIds: now.map((one) => `/ui/${one}`),
      dynamicallyImportedIds: later.map((one) => `/ui/${one}`),
    }
  },
}

it('what every page needs is one file, what folds a run another, what the room has alone a third', () => {
  const files = panelFiles('/ui').toSorted((a, b) => b.priority - a.priority)
  const fileOf = (id: string) => files.map(({ name }) => name(`/ui/${id}`, graph)).find((one) => one !== null)
  expect(['main.tsx', 'app/shell.tsx', 'lib/both.ts', 'words/en/plural.ts'].map(fileOf)).toEqual(
    Array(4).fill('panel'),
  )
  expect(fileOf('run/fold.ts')).toBe('run')
  expect(fileOf('room/own.ts')).toBe('room')
  // Each of these is a file of its own already.
  for (const id of ['room/Room.tsx', 'room/Late.tsx', 'home/own.ts', 'words/en/room.ts'])
    expect(fileOf(id), id).toBeUndefined()
})
