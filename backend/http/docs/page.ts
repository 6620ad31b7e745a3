import { exampleOf, placeOf } from './example.ts'
import { html, Html, prose } from './html.ts'
import { type Operation, operationsOf } from './operation.ts'
import { fields, items, text } from './read.ts'
import { fieldsHtml, schemaSection, typeOf } from './schema.ts'

type Given = {
  /** The OpenAPI document that is shown. */
  document: unknown
  /** Where this server answers, for the examples. */
  origin: string
  stylesheet: string
}

/** The API document as a page to read: no script, nothing from elsewhere. */
export function docsPage({ document, origin, stylesheet }: Given): string {
  const { info, tags } = fields(document)
  const { title, version } = fields(info)
  const operations = operationsOf(document)
  const areas = items(tags)
    .map(fields)
    .map((tag) => ({
      ...tag,
      name: text(tag.name),
      of: operations.filter(({ area }) => area === text(tag.name)),
    }))
    .filter(({ of }) => of.length > 0)
  const schemas = groups(Object.keys(fields(fields(fields(document).components).schemas)))
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>API of ${text(title)}</title>
        <link rel="stylesheet" href="${stylesheet}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <a href="/">${text(title)}</a><span>API, version ${text(version)}</span
          ><a class="raw" href="/api/v1/openapi.json">openapi.json</a>
        </header>
        <div class="columns">
          ${contents(areas, schemas)}
          <main id="content" tabindex="-1">
            <h1>The API of ${text(title)}</h1>
            ${introduction()}
            ${areas.map(({ name, of, ...tag }) => areaSection(name, tag, of, document, origin))}
            <section aria-labelledby="schemas">
              <h2 id="schemas">Schemas</h2>
              <p>JSON Schema 2020-12, as in the folder <code>schemas/</code> of the program.</p>
              ${schemas.map((group) => schemaGroup(group, document))}
            </section>
          </main>
        </div>
      </body>
    </html> `
  return page.text
}

const introduction = (): Html =>
  html`<div class="intro">
    <p>
      JSON goes in and out. Every answer carries <code>x-request-id</code>; send one of your own and it runs
      through logs and events.
    </p>
    <ul>
      <li>
        An error is <code>application/problem+json</code> (RFC 9457): <code>detail</code> says what is wrong
        and what to do, <code>errors</code> points at each place in a bad body. See
        <a href="#schema-Problem">Problem</a>.
      </li>
      <li>
        A list is paged: <code>?limit=</code> and <code>?cursor=</code> with the <code>nextCursor</code> of
        the page before.
      </li>
      <li>
        A write takes <code>Idempotency-Key</code>: the same key again gets the first answer and does nothing
        more.
      </li>
    </ul>
  </div>`

type AreaOfPage = { name: string; of: Operation[] }
type Group = { id: string; title: string; names: string[] }

const contents = (areas: readonly AreaOfPage[], schemas: readonly Group[]): Html =>
  html`<nav aria-label="Contents">
    ${areas.map(
      ({ name, of }) =>
        html`<p><a href="#${idOf(name)}">${name}</a></p>
          <ul>
            ${of.map(
              (one) =>
                html`<li>
                  <a href="#${one.id}"
                    ><span class="method">${one.method}</span> <span>${breakable(one.path)}</span></a
                  >
                </li>`,
            )}
          </ul> `,
    )}
    <p><a href="#schemas">Schemas</a></p>
    <ul>
      ${schemas.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`

const idOf = (name: string): string => `area-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`

// A long address breaks behind its slashes.
const breakable = (path: string): Html =>
  html`${path.split('/').map((part, i) => (i === 0 ? part : html`/<wbr />${part}`))}`

function areaSection(
  name: string,
  tag: Record<string, unknown>,
  operations: readonly Operation[],
  document: unknown,
  origin: string,
): Html {
  return html`<section aria-labelledby="${idOf(name)}">
    <h2 id="${idOf(name)}">${name}</h2>
    <p>${prose(text(tag.description))}</p>
    ${operations.map((one) => operationHtml(one, document, origin))}
  </section> `
}

function operationHtml(operation: Operation, document: unknown, origin: string): Html {
  const { id, method, path, summary, parameters, bodies, answers } = operation
  return html`<article class="operation" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name">
      <a href="#${id}"
        ><span class="method ${method.toLowerCase()}">${method}</span>
        <span class="path">${breakable(path)}</span></a
      >
    </h3>
    <p>${prose(summary)}</p>
    ${
      parameters.length === 0
        ? null
        : html`<h4>Parameters</h4>
            <ul class="fields">
              ${parameters.map(parameterHtml)}
            </ul>`
    }
    ${
      bodies.length === 0
        ? null
        : html`<h4>Body</h4>
            ${bodies.map(({ type, schema }) => bodyHtml(type, schema, document))}`
    }
    <h4>Answers</h4>
    <ul class="fields">
      ${answers.map(answerHtml)}
    </ul>
    <h4>Example</h4>
    <pre>${exampleOf(operation, origin)}</pre>
  </article> `
}

function parameterHtml(parameter: Record<string, unknown>): Html {
  const required = parameter.required === true ? html` <span class="required">required</span>` : null
  return html`<li>
    <code class="name">${text(parameter.name)}</code>
    <span class="type">${placeOf(parameter)}: ${typeOf(fields(parameter.schema))}</span>${required}
    <span class="about">${prose(text(parameter.description))}</span>
  </li>`
}

function bodyHtml(type: string, schema: Record<string, unknown>, document: unknown): Html {
  const shape = fieldsHtml(resolved(schema, document))
  const about = text(schema.description)
  return html`<p>
      <code>${type}</code> <span class="type">${typeOf(schema)}</span>
      ${about === '' ? null : html`<span>${prose(about)}</span>`}
    </p>
    ${
      shape === null
        ? null
        : html`<details>
            <summary>Its fields</summary>
            ${shape}
          </details>`
    }`
}

function resolved(schema: Record<string, unknown>, document: unknown): Record<string, unknown> {
  const ref = text(schema.$ref)
  if (ref === '') return schema
  return ref
    .slice(2)
    .split('/')
    .reduce<Record<string, unknown>>((inner, step) => fields(inner[step]), fields(document))
}

function answerHtml({ status, description, type, schema }: Operation['answers'][number]): Html {
  const shape = Object.keys(schema).length === 0 ? null : html` ${typeOf(schema)}`
  const kind = type === '' ? null : html` <span class="type"><code>${type}</code>${shape}</span>`
  return html`<li>
    <code class="name">${status === 'default' ? 'else' : status}</code>
    <span>${prose(description)}</span>${kind}
  </li>`
}

const GROUPS: { id: string; title: string; holds: RegExp }[] = [
  { id: 'schemas-commands', title: 'Commands', holds: /Command(Body)?$/ },
  { id: 'schemas-frames', title: 'Frames of the live stream', holds: /Frame$/ },
  { id: 'schemas-events', title: 'Events', holds: /(Data|Envelope)$/ },
  { id: 'schemas-documents', title: 'Meetings, documents and the rest', holds: /^/ },
]

function groups(names: readonly string[]): Group[] {
  const groupOf = (name: string) => GROUPS.find(({ holds }) => holds.test(name))?.id
  return GROUPS.map(({ id, title }) => ({ id, title, names: names.filter((name) => groupOf(name) === id) }))
    .filter(({ names: held }) => held.length > 0)
    .toReversed()
}

function schemaGroup({ id, title, names }: Group, document: unknown): Html {
  const schemas = fields(fields(fields(document).components).schemas)
  return html`<section aria-labelledby="${id}">
    <h3 id="${id}">${title}</h3>
    ${names.map((name) => schemaSection(name, fields(schemas[name])))}
  </section>`
}
