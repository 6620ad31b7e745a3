/** What JSON can carry: all state that is saved is made of it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
