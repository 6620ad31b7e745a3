import path from 'node:path'

/**
 * For processes that tests start: what Node has made of a file once it keeps, for whoever starts next and finds the same
 * bytes. A start takes a third of the time then, and hundreds are made.
 */
export const COMPILED_ONCE = {
  NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../dist/compiled-sources'),
}
