import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { list, record } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startServer, xio } from '../support/xio.ts'

const tempDir = tempDirs()

const MATRIX =
  '# Halls\n\n| | Shed | Cellar |\n| --- | --- | --- |\n| Dry | ✅ all year | ❌ floods in March |\n| Near | ✅ | ✅ |\n'
const MEETING =
  '# Tools\n\n## Question\n\nShed or cellar for the tools?\n\n## Options\n\n- Shed\n- Cellar\n\n## Criteria\n\n- Dry\n- Near\n'

it('a source says which councils have found something in it, and how often they quoted it', async () => {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'halls.md'), MATRIX)
  writeFileSync(path.join(cwd, 'choir.md'), 'The altos sing on Mondays.\n')
  writeFileSync(path.join(cwd, 'tools.md'), MEETING)
  await xio(['knowledge', 'add', 'halls.md', 'choir.md'], { cwd })
  await xio(['run', 'tools.md', '--knowledge', 'docs', '--pace', 'max', '--quiet'], { cwd })
  const server = await startServer(cwd)
  const get = async (address: string) => {
    const answer = await fetch(`${server.url}/api/v1${address}`)
    const items = record(await answer.json()).items
    return { status: answer.status, items: items === undefined ? null : list(items) }
  }
  const sources = (await get('/knowledge/sources')).items ?? []
  const idOf = (title: string) => sources.find((one) => one['title'] === title)?.['id']
  const { items } = await get(`/knowledge/sources/${idOf('halls')}/citations`)
  expect(items).toMatchObject([{ title: 'Tools', passages: 1 }])
  expect(items?.[0]?.['quotes']).toBeGreaterThan(1)
  expect(await get(`/knowledge/sources/${idOf('choir')}/citations`)).toMatchObject({ status: 200, items: [] })
  expect(await get('/knowledge/sources/none/citations')).toMatchObject({ status: 404 })
  await server.close()
}, 90_000)
