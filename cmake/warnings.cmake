# Gives a target the warnings of this repository, as errors.
function(chitieu_strict_warnings target scope)
  if(MSVC)
    target_compile_options(${target} ${scope} /W4 /WX /permissive-)
    return()
  endif()
  set(shadow -Wshadow)
  if(CMAKE_UNITY_BUILD)
    # Files that are compiled together see each other's names, which local ones may hide.
    set(shadow -Wno-shadow)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      set(shadow -Wshadow=local)
    endif()
  endif()
  target_compile_options(${target} ${scope}
    -Wall -Wextra -Wpedantic -Wconversion ${shadow} -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC derives these from its own optimised code, and with sanitizers or std::string it is often
    # wrong: they are shown, but do not stop a build.
    foreach(warning maybe-uninitialized restrict array-bounds stringop-overflow stringop-overread
                    dangling-pointer free-nonheap-object)
      target_compile_options(${target} ${scope} -Wno-error=${warning})
    endforeach()
  elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # std::stable_sort of GCC's library is made of what that library calls deprecated.
    target_compile_options(${target} ${scope} -Wno-deprecated-declarations)
  endif()
endfunction()
