/**
 * The modules of engine and library in the folder `root`, by their names in a build: they do nothing when they are loaded.
 * From `root` on: a project that stands below a folder `src` is not all engine.
 */
export function pureModules(root: string): RegExp {
  const named = root.replaceAll('\\', '/').replace(/[$()*+.?[\]^{|}]/g, '\\$&');
  return new RegExp(`^${named}/(?:src|extension/library)/.*\\.ts$`);
}
