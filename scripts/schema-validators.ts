import { createRequire } from 'node:module'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build } from 'vite'
import { byMessageType, hasValue, type SchemaFile } from './schema-files.ts'

const HEADER =
  '// Generated from schemas/ by scripts/generate-schemas.ts: change the schema, not this file.\n'

/** An ajv that holds all schemas. Strict: a misspelt keyword is an error, not a rule that is never checked. */
export function compiler(files: SchemaFile[]): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
    // One error is enough to refuse, and a hostile document cannot make thousands.
    allErrors: false,
    // schemas/validate.ts finds the words; here they would be most of the code.
    messages: false,
    code: { source: true, esm: true },
    schemas: files.map(({ schema }) => schema),
    keywords: ['x-open'],
  })
  addFormats.default(ajv)
  // Our schemas close objects by additionalProperties; bookkeeping for unevaluatedProperties would be in every function.
  if (files.some(({ schema }) => JSON.stringify(schema).includes('"unevaluated'))) {
    throw new Error(
      'The schemas use unevaluatedProperties or unevaluatedItems; write additionalProperties instead.',
    )
  }
  ajv.opts.unevaluated = false
  return ajv
}

/** The validators as one ES module that imports nothing and builds no code at run time (the page's CSP forbids it). */
export async function validatorsSource(files: SchemaFile[]): Promise<string> {
  const checked = files.filter(hasValue)
  const names = Object.fromEntries(checked.map(({ id, title }) => [`is${title}`, id]))
  const code = checked.length ? standalone.default(compiler(files), names) : 'export {}'
  const tables = tablesOf(checked).map(
    ([name, entries]) =>
      `export const ${name} = { ${entries.map(([type, title]) => `'${type}': is${title}`).join(', ')} };`,
  )
  const source = `${HEADER}${await bundle([compact(code), ...tables].join('\n'))}`
  const leftover = /\brequire\s*\(|new Function|\beval\s*\(|^import /m.exec(source)
  if (leftover) throw new Error(`The generated validators would need ${leftover[0]} at run time.`)
  return source
}

/** Declarations of the validators: type guards, and tables of them by message type. */
export function validatorsTypes(files: SchemaFile[]): string {
  const checked = files.filter(hasValue)
  return [
    HEADER,
    `import type { ${checked.map(({ title }) => title).join(', ')} } from './types.ts'`,
    "import type { Validator } from '../validate.ts'",
    '',
    ...checked.map(({ title }) => `export const is${title}: Validator<${title}>`),
    ...tablesOf(checked).map(
      ([name, entries]) =>
        `export const ${name}: {\n${entries.map(([type, title]) => `  readonly '${type}': Validator<${title}>\n`).join('')}}`,
    ),
    '',
  ].join('\n')
}

function tablesOf(files: SchemaFile[]): [string, [string, string][]][] {
  return [
    ['eventValidators', byMessageType(files, 'events')],
    ['commandValidators', byMessageType(files, 'commands')],
    ['frameValidators', byMessageType(files, 'frames')],
    ['contributionValidators', byMessageType(files, 'contributions')],
  ]
}

// What ajv writes is four fifths error objects and copies of the schemas. Errors become calls of one helper, and of the
// schemas only the lists that the code looks into stay.
function compact(code: string): string {
  const schemas = new Map<string, unknown>()
  for (const [, name, literal] of code.matchAll(
    /\bconst (schema\d+) = (\{.*?\}|true|false);(?=const |export |function |validate)/g,
  )) {
    schemas.set(name!, JSON.parse(literal!))
  }
  const path = /\b(schema\d+)((?:\.[A-Za-z_$][\w$]*|\["(?:[^"\\]|\\.)*"\])+)/g
  const body = code.replace(path, (text, name: string, steps: string) => {
    let value = schemas.get(name)
    for (const [, plain, quoted] of steps.matchAll(/\.([\w$]+)|\[("(?:[^"\\]|\\.)*")\]/g)) {
      const key = plain ?? JSON.parse(quoted!)
      // What follows the list is JavaScript's: `.length`, `.includes`.
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return text
      value = (value as Record<string, unknown>)[key]
    }
    return Array.isArray(value) || typeof value === 'string' ? JSON.stringify(value) : text
  })
  const error =
    /\{instancePath(?::([^,{}]+))?,schemaPath:"[^"]*",keyword:("[^"]*"),params:(\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\})\}/g
  const helper =
    'function fault(instancePath, keyword, params) { return { instancePath, keyword, params }; }\n'
  return (
    helper +
    body.replace(
      error,
      (_, at: string | undefined, keyword, params) => `fault(${at ?? 'instancePath'}, ${keyword}, ${params})`,
    )
  )
}

// ajv writes `require("ajv/dist/runtime/…")` even into an ES module, so its helpers are bundled in.
async function bundle(code: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      minify: 'oxc',
      target: 'es2022',
      lib: { entry: 'virtual:validators', formats: ['es'] },
      rolldownOptions: { treeshake: true },
    },
    plugins: [
      {
        name: 'validators',
        enforce: 'pre',
        resolveId(id: string) {
          if (id.endsWith('virtual:validators')) return '\0virtual:validators.js'
          return id.startsWith('ajv') ? require.resolve(id) : undefined
        },
        load: (id: string) => (id === '\0virtual:validators.js' ? code : undefined),
        // The helpers carry their own source as a string for ajv's compiler, which is not here.
        transform: (source: string, id: string) =>
          id.includes('ajv') ? source.replace(/^\w+\.code = .*$/gm, '') : undefined,
      },
    ],
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('The bundler made no validators.')
  return output.output[0].code.replace(/^\/\/ (?:node_modules|\\0).*\n/gm, '')
}
