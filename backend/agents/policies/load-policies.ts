import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SpeakerPolicy } from '../../council/speaker-policies/policy.ts'
import { checkPolicy } from './check-policy.ts'
import { PolicyInvalid } from './policy-invalid.ts'

/**
 * The policies in these modules: files, by a path that begins with a dot or a slash, and packages installed where the
 * program was started. Their code runs in this process, so nobody but whoever starts it can name them.
 */
export async function loadPolicies(named: readonly string[], from: string): Promise<SpeakerPolicy[]> {
  const loaded: SpeakerPolicy[] = []
  for (const name of named) {
    const policy = await loadPolicy(name, from)
    if (loaded.some((one) => one.name === policy.name))
      throw new PolicyInvalid(
        `${name} holds a policy named “${policy.name}”, and another module does too: rename one.`,
      )
    loaded.push(policy)
  }
  return loaded
}

async function loadPolicy(named: string, from: string): Promise<SpeakerPolicy> {
  const module: unknown = await imported(named, placeOf(named, from))
  const given: unknown =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : null
  const faults = checkPolicy(given)
  if (faults.length > 0 || !isPolicy(given))
    throw new PolicyInvalid(`${named} is no speaker policy: ${faults.slice(0, 3).join(' ')}`)
  const { name, title, description } = given
  const choose = given.choose.bind(given)
  // Only what a policy is, and nothing that its module could change later.
  return Object.freeze({ name, title, description, choose })
}

const isPolicy = (given: unknown): given is SpeakerPolicy =>
  typeof given === 'object' && given !== null && 'choose' in given

/** Where the module stands. No other place than this machine's own files is ever looked at. */
function placeOf(named: string, from: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(named))
    throw new PolicyInvalid(`${named} is an address: name a file by its path, or an installed package.`)
  if (/^\.{0,2}[\\/]|^[a-z]:[\\/]/i.test(named)) {
    const file = path.resolve(from, named)
    if (!existsSync(file)) throw new PolicyInvalid(`${named} is not there: looked for ${file}.`)
    if (!statSync(file).isFile()) throw new PolicyInvalid(`${named} is a folder: name the file in it.`)
    return file
  }
  try {
    return createRequire(path.join(from, 'package.json')).resolve(named)
  } catch {
    throw new PolicyInvalid(
      `${named} is no package installed in ${from}: install it there, or name a file by its path, which begins with ./ or /.`,
    )
  }
}

async function imported(named: string, file: string): Promise<unknown> {
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new PolicyInvalid(`${named} cannot be loaded: ${why.split('\n')[0]}`)
  }
}
