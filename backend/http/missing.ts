import type { FastifyInstance } from 'fastify'
import { sendProblem } from './plugins/errors.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

/** What no route answers: 405 where the address is right and the method is not, else 404. */
export function serveMissing(app: FastifyInstance, routes: readonly Pick<Route, 'path' | 'method'>[]): void {
  const methodsAt = pathMatcher(routes)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = methodsAt(path)
    if (methods.length === 0 || methods.includes(request.method))
      return sendProblem(reply, notFound(), request.id)
    const allow = methods.join(', ')
    return sendProblem(reply, new Problem(405, `Use ${allow} here.`, { headers: { allow } }), request.id)
  })
}

export function notFound(): Problem {
  return new Problem(404, 'There is nothing at this address.')
}

function pathMatcher(routes: readonly Pick<Route, 'path' | 'method'>[]): (path: string) => string[] {
  const byPath = new Map<string, Set<string>>()
  for (const { path, method } of routes) {
    const methods = byPath.get(path) ?? new Set()
    byPath.set(path, methods.add(method))
    if (method === 'GET') methods.add('HEAD')
  }
  const patterns = [...byPath].map(([path, methods]) => ({ parts: path.split('/'), methods: [...methods] }))
  return (path) => {
    const asked = path.split('/')
    const fits = (parts: string[]) =>
      parts.length === asked.length &&
      parts.every((part, i) => part === asked[i] || (part.startsWith('{') && asked[i] !== ''))
    return patterns.find(({ parts }) => fits(parts))?.methods ?? []
  }
}
