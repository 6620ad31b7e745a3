/** There is no such run or meeting, or none in this workspace. */
export class RunNotFound extends Error {}
