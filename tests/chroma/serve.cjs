// A Chroma server as a process: node serve.cjs FOLDER PORT. It ends with the process.
const { cli } = require('chromadb-js-bindings-linux-x64-gnu')

const [, , folder, port] = process.argv
cli(['chroma', 'run', '--path', folder, '--port', port, '--host', '127.0.0.1'])
