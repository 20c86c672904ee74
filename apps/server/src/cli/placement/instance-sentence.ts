import { InstanceError, type InstanceFault } from '@petakom/placement/side'
import { UsageError } from '../command.ts'

const WHAT: Readonly<Record<InstanceFault, string>> = {
  'not-an-object': 'bukan objek JSON; tulis sebagai {...}',
  'not-an-array': 'bukan larik; tulis sebagai [...]',
  'not-whole':
    'bukan bilangan bulat; tulis bilangan bulat tanpa tanda kutip (nilai dalam perseratus poin: 92,50 menjadi 9250)',
  'not-a-flag': 'bukan true atau false; tulis salah satunya tanpa tanda kutip',
  'out-of-range': 'di luar rentang yang mungkin; sesuaikan dengan banyaknya isian berkas ini',
  'duplicate-pair': 'mengulang pasangan yang sudah ada; sisakan satu',
  'wrong-length':
    'tidak sebanyak yang seharusnya; moveCap berisi satu bilangan tiap instansi, pasangan tiga bilangan, pertanyaan dua',
  'wrong-id': 'tidak sama dengan urutannya; id dimulai dari 0 dan naik satu-satu',
  'seat-mismatch': 'tidak cocok antara seat pejabat dan incumbent jabatan; samakan keduanya',
}

/** What `read` gives; a file it cannot use is refused in one sentence that says where and what to do. */
export function readOrRefuse<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InstanceError)) throw error
    const { fault, found } = error
    throw new UsageError(`${path}: ${error.path} (${found === 'undefined' ? 'tidak diisi' : found}) ${WHAT[fault]}.`, {
      cause: error,
    })
  }
}
