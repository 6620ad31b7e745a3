// Runs before the first paint, so that what was set does not flash. A file of its own: the page allows no inline script.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('xio.preferences') ?? '{}')
  if (theme === 'light' || theme === 'dark' || theme === 'contrast')
    document.documentElement.dataset.theme = theme
  if (density === 'compact') document.documentElement.dataset.density = density
} catch {
  // Storage is off or unreadable: the system's theme it is.
}
