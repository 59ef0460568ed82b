import type { Project } from '../project.ts'
import { commonJsTypescript } from './common-js-typescript.ts'
import { compiledCommonJs, compiledModules } from './compiled.ts'
import { decorated } from './decorated.ts'
import { entitySchemas } from './entity-schemas.ts'
import { configuredNamespace, ownNamespace, twoNamespaces } from './namespaces.ts'
import { namingStrategy } from './naming-strategy.ts'

export const projects: readonly Project[] = [
  decorated,
  commonJsTypescript,
  entitySchemas,
  compiledModules,
  compiledCommonJs,
  namingStrategy,
  twoNamespaces,
  ownNamespace,
  configuredNamespace,
]
