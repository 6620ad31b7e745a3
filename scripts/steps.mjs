// What the program needs and the repository does not hold, in the order in which it is made: of which files, which, and how.
// A step is there where the file that it needs is.
export const steps = {
  schemas: {
    says: 'types and validators from schemas/',
    needs: 'schemas/common.schema.json',
    inputs: [
      'schemas',
      'scripts/generate-schemas.ts',
      'scripts/schema-files.ts',
      'scripts/schema-panel.ts',
      'scripts/schema-types.ts',
      'scripts/schema-validators.ts',
      'package-lock.json',
    ],
    outputs: [
      'schemas/generated/types.ts',
      'schemas/generated/validators.js',
      'schemas/generated/validators.d.ts',
      'schemas/generated/panel-schemas.js',
      'schemas/generated/panel-schemas.d.ts',
    ],
    run: { script: 'scripts/generate-schemas.ts' },
  },
  prisma: {
    says: 'the Prisma client',
    needs: 'prisma/schema.prisma',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    outputs: ['backend/store/generated'],
    run: { program: 'prisma', args: ['generate'] },
  },
  bundle: {
    says: 'the program in a few files',
    needs: 'scripts/bundle-program.ts',
    inputs: [
      'backend',
      'schemas',
      'prisma/schema.prisma',
      'prisma.config.ts',
      'scripts',
      'package.json',
      'package-lock.json',
    ],
    outputs: ['dist/program/xio.mjs'],
    run: { script: 'scripts/bundle-program.ts' },
  },
  panel: {
    says: 'the panel',
    needs: 'vite.config.ts',
    inputs: ['ui', 'backend/council', 'schemas', 'vite.config.ts', 'scripts/panel', 'package-lock.json'],
    outputs: ['ui/dist/index.html'],
    run: { program: 'vite', args: ['build', '--logLevel', 'error'] },
  },
}
