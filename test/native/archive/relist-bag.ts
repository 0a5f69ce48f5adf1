// What a stranger does who alters a bag and makes its lists right again, with common tools.
import { run } from '../../rig/run.ts'

const script = `cd "$0"
for a in 256 512; do find data -type f -exec sha\${a}sum {} + > manifest-sha$a.txt; done
for a in 256 512; do sha\${a}sum bagit.txt bag-info.txt manifest-*.txt > tagmanifest-sha$a.txt; done`

/** Writes all manifests anew, over what is there now. */
export async function relistBag(bag: string): Promise<void> {
  await run('bash', ['-euc', script, bag])
}
