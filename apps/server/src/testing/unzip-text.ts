import { text } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** The text of every entry of an archive whose name fits, one after the other. */
export function unzipText(archive: Buffer, wanted: RegExp): Promise<string> {
  return new Promise((fulfil, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const found: string[] = []
      zip.on('error', reject)
      zip.on('end', () => fulfil(found.join('\n')))
      zip.on('entry', (entry) => {
        if (!wanted.test(entry.fileName)) return zip.readEntry()
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          found.push(await text(stream))
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}
