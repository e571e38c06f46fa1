# Fails when a folder of app/ includes what its row does not list. Use: cmake -DROOT=<repo>/app -P layers.cmake
# row: folder | project folders it may include | third-party prefixes it may include
set(ROWS
  "base      | base                                                                 | fmt utf8proc"
  "geo       | base geo                                                             | glm GeographicLib GL"
  "chronicle | base geo chronicle                                                   | fmt"
  "exchange  | base geo chronicle exchange                                          | gdal ogr cpl sqlite flatbuffers xxhash fmt nlohmann unicode"
  "prepare   | base geo chronicle exchange prepare                                  | gdal ogr cpl geos fmt nlohmann"
  "scene     | base geo chronicle scene                                             | glm fmt"
  "gpu       | base gpu                                                             | glm epoxy stb fmt"
  "render    | base geo chronicle scene gpu render                                  | glm epoxy stb fmt"
  "session   | base geo chronicle scene session                                     | nlohmann fmt"
  "panels    | base geo chronicle scene session panels                              | imgui fmt unicode"
  "clip      | base clip                                                            | libav libsw png fmt"
  "stage     | base geo chronicle exchange gpu render scene session panels clip stage | glm SDL EGL epoxy imgui fmt nlohmann"
  "cli       | base geo chronicle exchange gpu render scene session panels clip stage cli | CLI fmt nlohmann"
)
foreach(row ${ROWS})
  string(REPLACE "|" ";" col "${row}")
  list(TRANSFORM col STRIP)
  list(GET col 0 folder)
  list(GET col 1 may)
  list(GET col 2 sys)
  string(REGEX REPLACE " +" "|" may "${may}")
  string(REGEX REPLACE " +" "|" sys "${sys}")
  file(GLOB_RECURSE files ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
  foreach(f ${files})
    file(STRINGS ${f} lines REGEX "^[ \t]*#[ \t]*include")
    foreach(l ${lines})
      if(l MATCHES "\"([a-z]+)/")
        set(i "${CMAKE_MATCH_1}")
        if(NOT i MATCHES "^(${may})$")
          list(APPEND bad "${f}: ${folder} must not include ${i}/")
        endif()
      elseif(l MATCHES "<(fmt|utf8proc|glm|gdal|ogr|cpl|geos|GeographicLib|GL|EGL|epoxy|SDL|imgui|stb|nlohmann|sqlite|flatbuffers|xxhash|unicode|libav|libsw|png|CLI)")
        set(i "${CMAKE_MATCH_1}")
        if(NOT i MATCHES "^(${sys})$")
          list(APPEND bad "${f}: ${folder} must not include <${i}...>")
        endif()
      endif()
    endforeach()
  endforeach()
endforeach()
if(bad)
  list(JOIN bad "\n  " text)
  message(FATAL_ERROR "layering:\n  ${text}")
endif()
