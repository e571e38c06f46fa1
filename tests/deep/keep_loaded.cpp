// Part of the program under the address sanitizer alone. A library that has been unloaded (a driver, at the
// end of the program) takes its variables with it; what they held would count as a leak, and of a library
// without a name.

#include <dlfcn.h>

int dlclose(void* /*library*/) noexcept {
    return 0;
}
