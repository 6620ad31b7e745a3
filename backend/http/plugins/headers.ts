/** What every answer carries, also errors and 404s (SECURITY points 13 and 14). */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-dns-prefetch-control': 'off',
  // What is live is never old; static files say otherwise themselves.
  'cache-control': 'no-store',
}

/**
 * The page may run our scripts and nothing else. `nonce` is for the styles that the page adds as it runs; `host` is the
 * checked Host, for sockets: older browsers do not count ws: as 'self'.
 */
export function contentSecurityPolicy({ nonce, host }: { nonce?: string; host?: string } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    `connect-src 'self'${host === undefined ? '' : ` ws://${host}`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
