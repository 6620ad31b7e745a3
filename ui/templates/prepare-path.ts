/** Where a council of this kind is prepared. */
export const preparePath = (id: string): string => `/councils/new?template=${encodeURIComponent(id)}`
