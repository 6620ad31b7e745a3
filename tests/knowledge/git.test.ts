import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, describe, it, onTestFinished } from 'vitest'
import { gitFolder, gitFolderOf, gitOrigin, gitPlaceOf } from '../../backend/knowledge/git/origin.ts'
import { servedKnowledge } from '../support/served-knowledge.ts'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { repositoryIn } from './support/repository.ts'

const BY = { workspaceId: 'main', addedBy: 'anna' }

/** What git would run, each the setting of a repository. */
const RUN_BY_GIT =
  'core.fsmonitor core.pager core.editor core.sshCommand core.askPass core.gitProxy filter.trap.smudge filter.trap.clean filter.trap.process diff.trap.textconv diff.external credential.helper alias.ls-tree alias.cat-file pager.cat-file gpg.program uploadpack.packObjectsHook remote.origin.uploadpack core.alternateRefsCommand'

function temp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'xio-git-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function given() {
  const folder = temp()
  const { library } = servedKnowledge(memoryKnowledgeStore(), path.join(temp(), 'texts'))
  return {
    library,
    folder,
    repository: repositoryIn(folder),
    add: async (ref = 'main', where = folder) => {
      const added = await library.addGit(where, ref, BY)
      await library.work()
      return added
    },
    read: async () =>
      (await library.sources('main')).map(({ title, status, version, revision, reason }) => ({
        title: title.replace(path.basename(folder), 'repo'),
        stands: `${status} ${version}${reason === null ? '' : `: ${reason}`}`,
        revision,
      })),
    found: async (question: string) =>
      (await library.find({ workspaceId: 'main', question })).map(({ text }) => text.trim()),
  }
}

describe('a Git repository', () => {
  it('is read as a commit has it, and not as the folder has it now', async () => {
    const { folder, repository, add, read, found } = given()
    mkdirSync(path.join(folder, 'docs'))
    repository.write('docs/roof.md', 'The roof leaks.')
    repository.write('cover.png', 'png')
    repository.write('.hidden.md', 'hidden')
    const commit = repository.commit()
    repository.write('docs/roof.md', 'The roof is gone.')
    repository.write('later.md', 'The roof of later.')
    const added = await add()
    expect(added).toMatchObject({ refused: [], ignored: 1 })
    expect(added.sources.map(({ origin }) => origin)).toEqual([`git:${folder}@main#docs/roof.md`])
    expect(await read()).toEqual([{ title: 'repo/docs/roof', stands: 'ready 1', revision: commit }])
    expect(await found('roof')).toEqual(['The roof leaks.'])
  })

  it('is read anew where its branch has moved, as far as files have changed', async () => {
    const { folder, repository, library, add, read, found } = given()
    repository.write('roof.md', 'The roof leaks.')
    repository.write('attic.md', 'The attic is dry.')
    const first = repository.commit()
    await add()
    repository.write('roof.md', 'The roof is mended.')
    repository.write('cellar.md', 'The cellar floods.')
    const second = repository.commit()
    const added = await library.reindex(BY)
    await library.work()
    expect(added.sources).toHaveLength(3)
    expect(await read()).toEqual([
      { title: 'repo/attic', stands: 'ready 1', revision: first },
      { title: 'repo/roof', stands: 'ready 2', revision: second },
      { title: 'repo/cellar', stands: 'ready 1', revision: second },
    ])
    expect(await found('roof')).toEqual(['The roof is mended.'])
    rmSync(path.join(folder, 'roof.md'))
    repository.commit()
    await library.reindex(BY)
    await library.work()
    expect((await read()).map(({ stands }) => stands)).toContain(
      'stale 2: is not in that commit: check the name, or remove the source.',
    )
  })

  it('is read at a commit that stays, and bare', async () => {
    const { folder, repository, add, found } = given()
    repository.write('roof.md', 'The roof leaks.')
    const first = repository.commit()
    repository.write('roof.md', 'The roof is mended.')
    repository.commit()
    const bare = `${temp()}/copy.git`
    repository.git('clone', '--quiet', '--bare', folder, bare)
    expect((await add(first, bare)).sources).toHaveLength(1)
    expect(await found('roof')).toEqual(['The roof leaks.'])
  })

  it('keeps what it was asked for in the name of a source', () => {
    for (const repository of ['/a/b', '/a @ b/#1 100%/c', '/крыша'])
      for (const file of ['a.md', 'x#y@z/1 2.md']) {
        const place = { repository, ref: 'v1.0/x', file }
        expect(gitPlaceOf(gitOrigin(place))).toEqual(place)
        expect(gitFolderOf(gitFolder(repository, 'v1.0/x'))).toEqual({ repository, ref: 'v1.0/x' })
      }
    expect(gitPlaceOf('/a/git:b@c#d')).toBeNull()
    expect(gitFolderOf('/a/b')).toBeNull()
  })
})

describe('a hostile Git repository', () => {
  it.each(['--upload-pack=x', '-h', 'main..x', ':/x', 'a b', 'HEAD^{/x}', '@', ''])(
    'is not asked for “%s”',
    async (ref) => {
      const { repository, add } = given()
      repository.commit()
      expect((await add(ref)).refused).toMatchObject([{ reason: expect.stringMatching(/no commit has/) }])
    },
  )

  it('runs nothing that its configuration, hooks, filters or attributes name', async () => {
    const { folder, repository, add, found } = given()
    const trap = path.join(temp(), 'sprung')
    const script = path.join(folder, 'trap.sh')
    repository.write('trap.sh', `#!/bin/sh\ntouch ${trap}\ncat\n`)
    chmodSync(script, 0o755)
    repository.write('roof.md', 'The roof leaks.')
    repository.write('.gitattributes', '* filter=trap diff=trap\n')
    repository.commit()
    for (const key of RUN_BY_GIT.split(' ')) repository.git('config', key, script)
    repository.git('config', 'core.hooksPath', folder)
    for (const hook of [
      'post-checkout',
      'reference-transaction',
      'post-index-change',
      'fsmonitor-watchman',
    ]) {
      writeFileSync(path.join(folder, '.git/hooks', hook), `#!/bin/sh\ntouch ${trap}\n`)
      chmodSync(path.join(folder, '.git/hooks', hook), 0o755)
    }
    expect((await add()).sources).toHaveLength(1)
    expect(await found('roof')).toEqual(['The roof leaks.'])
    expect(existsSync(trap)).toBe(false)
  })

  it('fetches nothing that it lacks, by no program that it names', async () => {
    const { folder, repository, add, read } = given()
    const trap = path.join(temp(), 'sprung')
    repository.write('roof.md', 'The roof leaks.')
    repository.commit()
    const blob = repository.git('rev-parse', 'main:roof.md')
    for (const [key, value] of [
      ['remote.origin.url', `ext::sh -c touch% ${trap}`],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ['extensions.partialClone', 'origin'],
      ['core.repositoryFormatVersion', '1'],
      ['protocol.ext.allow', 'always'],
    ] as const)
      repository.git('config', key, value)
    rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    await add()
    expect(existsSync(trap)).toBe(false)
    expect((await read()).map(({ stands }) => stands)).toEqual([expect.stringMatching(/^failed 0: /)])
  })

  it('has its links refused, wherever they lead, and other repositories in it passed over', async () => {
    const { folder, repository, add } = given()
    repository.write('roof.md', 'The roof leaks.')
    symlinkSync('/etc/passwd', path.join(folder, 'out.md'))
    symlinkSync('roof.md', path.join(folder, 'in.md'))
    const commit = repository.commit()
    repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},other.md`)
    repository.git('commit', '--quiet', '--message', 'another in it')
    const added = await add()
    expect(added.sources).toHaveLength(1)
    expect(added.ignored).toBe(1)
    expect(added.refused).toMatchObject([
      { file: `git:${folder}@main#in.md`, reason: expect.stringMatching(/^is a link/) },
      { file: `git:${folder}@main#out.md`, reason: expect.stringMatching(/^is a link/) },
    ])
  })

  it('is refused where its data is another’s, it is none, or the commit is not there', async () => {
    const { repository, add } = given()
    repository.write('roof.md', 'The roof leaks.')
    repository.commit()
    const [elsewhere, nothing, within] = [temp(), temp(), temp()]
    writeFileSync(
      path.join(elsewhere, '.git'),
      `gitdir: ${repository.git('rev-parse', '--absolute-git-dir')}\n`,
    )
    repositoryIn(within).commit()
    mkdirSync(path.join(within, 'docs'))
    const reason = async (where: string, ref?: string) => (await add(ref, where)).refused[0]?.reason
    expect(await reason(elsewhere)).toMatch(/^keeps its data in .*: add that repository\.$/)
    const data = repository.git('rev-parse', '--absolute-git-dir').trim()
    const borrowing = temp()
    repositoryIn(borrowing).commit()
    writeFileSync(path.join(borrowing, '.git/commondir'), `${data}\n`)
    expect(await reason(borrowing)).toMatch(/^keeps its data in .*: add that repository\.$/)
    const sharing = temp()
    repositoryIn(sharing).commit()
    mkdirSync(path.join(sharing, '.git/objects/info'), { recursive: true })
    writeFileSync(path.join(sharing, '.git/objects/info/alternates'), `${data}/objects\n`)
    expect(await reason(sharing)).toMatch(/^borrows objects of another repository/)
    expect(await reason(nothing)).toMatch(/^is no Git repository/)
    expect(await reason(path.join(within, 'docs'))).toMatch(/^is no Git repository/)
    expect(await reason(within, 'no-such-branch')).toMatch(/^is not in that commit/)
    expect(await reason(path.join(nothing, 'gone'))).toMatch(/^is not there any more/)
  })
})
