import { describe, expect, it } from 'vitest'
import { wireBytes } from '../../backend/broker/frames.ts'
import { testStages } from '../support/stage.ts'

const open = testStages()

describe('frames made beforehand', () => {
  it.each([0, 125, 126, 65_535, 65_536, 70_000])(
    'are read by a client at every size of header: %i bytes',
    async (size) => {
      const stage = await open()
      const connected = new Promise<{ write(bytes: Buffer): boolean }>((resolve) =>
        stage.app.server.once('connection', resolve),
      )
      const viewer = await stage.viewer()
      const texts: string[] = []
      viewer.socket.removeAllListeners('message')
      viewer.socket.on('message', (data) => texts.push(String(data)))
      const sent = ['x'.repeat(size), 'ü€😀'.repeat(Math.floor(size / 9)), '{}']
      const done = new Promise<void>((resolve) =>
        viewer.socket.on('message', () => texts.length === 3 && resolve()),
      )
      const socket = await connected
      socket.write(wireBytes(sent))
      await done
      expect(texts).toEqual(sent)
    },
  )
})
