include(CMakePackageConfigHelpers)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/chitieu)

install(TARGETS chitieu EXPORT chitieu-targets
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/chitieu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h" PATTERN "*.inc")
if(CHITIEU_BUILD_C)
  install(TARGETS chitieu-c EXPORT chitieu-targets
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/chitieu-c.pc.in
    ${PROJECT_BINARY_DIR}/cmake/chitieu-c.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/cmake/chitieu-c.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()
if(CHITIEU_BUILD_COMMAND)
  install(TARGETS chitieu-command)
endif()

install(EXPORT chitieu-targets NAMESPACE chitieu:: DESTINATION ${config_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/chitieu-config.cmake.in
  ${PROJECT_BINARY_DIR}/cmake/chitieu-config.cmake
  INSTALL_DESTINATION ${config_folder})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cmake/chitieu-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/cmake/chitieu-config.cmake
  ${PROJECT_BINARY_DIR}/cmake/chitieu-config-version.cmake
  DESTINATION ${config_folder})
