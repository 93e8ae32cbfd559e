# Gives a target the warnings of this repository, as errors.
function(chitieu_strict_warnings target scope)
  if(MSVC)
    target_compile_options(${target} ${scope} /W4 /WX /permissive-)
    return()
  endif()
  target_compile_options(${target} ${scope} -Wall -Wextra -Wpedantic -Wconversion -Werror)
  # Files that are compiled together see each other's names, and hide them.
  if(NOT CMAKE_UNITY_BUILD)
    target_compile_options(${target} ${scope} -Wshadow)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC derives these from its own optimised code, and with sanitizers or std::string it is often
    # wrong: they are shown, but do not stop a build.
    foreach(warning maybe-uninitialized restrict array-bounds stringop-overflow stringop-overread
                    dangling-pointer free-nonheap-object)
      target_compile_options(${target} ${scope} -Wno-error=${warning})
    endforeach()
  endif()
endfunction()
