package io.autopact.rollout;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface VehicleModelRepository extends Repository<VehicleModel, Long> {

    Optional<VehicleModel> findByCode(String code);

    VehicleModel saveAndFlush(VehicleModel vehicleModel);

    void delete(VehicleModel vehicleModel);

    void flush();
}
