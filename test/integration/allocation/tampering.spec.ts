import { itRefusesTampering } from './tampering';

itRefusesTampering('milan-clusters', 8);
itRefusesTampering('hybrid', 8);
