import { writeFile } from 'node:fs/promises'
import { simulationJsonSchema } from '@petakom/contract'

export async function run(_path: string, { out }: { readonly out?: string | undefined }): Promise<number> {
  const text = `${JSON.stringify(simulationJsonSchema(), null, 2)}\n`
  if (out === undefined) process.stdout.write(text)
  else await writeFile(out, text)
  return 0
}
