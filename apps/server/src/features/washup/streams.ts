import type { FastifyInstance } from 'fastify'
import { WASHUP_CHANNEL, WashupNotice } from '../../db/washup-notices.ts'
import type { EventStream } from '../../plugins/event-stream.ts'

interface Page {
  readonly instansiId: string
  readonly centreId: string
  readonly stream: EventStream
}

/**
 * Pages of wash-ups that are open on this process, told whose wash-up changed, by whichever process. They ask for what
 * it is now by themselves, with their own right to see it.
 */
export class WashupStreams {
  readonly #pages = new Set<Page>()

  constructor(app: FastifyInstance) {
    let stop = async () => {}
    app.addHook('onReady', async () => {
      stop = await app.database.listen(WASHUP_CHANNEL, {
        onNotice: (payload) => this.#hear(WashupNotice.parse(JSON.parse(payload))),
        // What was said meanwhile is lost: everybody looks again.
        onBack: () => this.#tell(() => true, null),
      })
    })
    app.addHook('preClose', async () => {
      for (const { stream } of this.#pages) stream.end()
    })
    app.addHook('onClose', () => stop())
  }

  open(page: Page): void {
    this.#pages.add(page)
    page.stream.onEnd(() => this.#pages.delete(page))
    page.stream.send('changed', { participantId: null })
  }

  #hear({ instansiId, centreId, participantId }: WashupNotice): void {
    this.#tell((page) => page.instansiId === instansiId && page.centreId === centreId, participantId)
  }

  #tell(concerns: (page: Page) => boolean, participantId: string | null): void {
    for (const page of this.#pages) if (concerns(page)) page.stream.send('changed', { participantId })
  }
}
